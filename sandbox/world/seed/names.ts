export const firstNames = ["Ines", "Omar", "Lena", "Marc", "Yuki", "Tara", "Paul", "Nora", "Ravi", "Elsa"];
export const lastNames = ["Novak", "Silva", "Brandt", "Keane", "Mori", "Haddad"];

import { describe, expect, test } from "vitest";
import { asHtml, asText, fillTemplate, missingIn } from "./template.ts";

const values = {
  contact: {
    firstName: "Ines",
    lastName: "Novak",
    company: "",
    "order-no": 4711,
    note: "{{agent.name}} <b>&'",
  },
  agent: { name: "Ana" },
  days: 3,
};
const filled = (template: string) => asText(fillTemplate(template, values));

describe("a template", () => {
  test.each([
    ["Hello {{contact.firstName}}, I am {{ agent.name }}.", "Hello Ines, I am Ana."],
    ["{{contact.firstName}}{{contact.lastName}}", "InesNovak"],
    ["Order {{contact.order-no}} in {{days}} days", "Order 4711 in 3 days"],
    ["No fields", "No fields"],
    ["", ""],
    [
      "{ {contact.firstName} } {{}} {{contact.}} {{.a}} {{a b}}",
      "{ {contact.firstName} } {{}} {{contact.}} {{.a}} {{a b}}",
    ],
    ["{{{contact.firstName}}}", "{Ines}"],
  ])("%j: %j", (template, text) => {
    expect(filled(template)).toBe(text);
  });

  test("keeps what nothing is known for, and names it once", () => {
    const pieces = fillTemplate(
      "Dear {{contact.title}} {{contact.lastName}} of {{contact.company}}, {{contact.title}}",
      values,
    );
    expect(asText(pieces)).toBe("Dear {{contact.title}} Novak of {{contact.company}}, {{contact.title}}");
    expect(missingIn(pieces)).toEqual(["contact.title", "contact.company"]);
    expect(pieces[1]).toEqual({ kind: "missing", field: "contact.title", text: "{{contact.title}}" });
    expect(pieces[3]).toEqual({ kind: "filled", field: "contact.lastName", text: "Novak" });
  });

  test.each([
    "constructor",
    "__proto__",
    "contact.constructor.name",
    "contact.firstName.length",
    "toString",
    "contact",
  ])("knows nothing of {{%s}}", (name) => {
    expect(missingIn(fillTemplate(`{{${name}}}`, values))).toEqual([name]);
  });

  test("knows nothing that a value only inherits", () => {
    const inherited = { contact: Object.create({ firstName: "Ines" }) as object };
    expect(missingIn(fillTemplate("{{contact.firstName}}", inherited))).toEqual(["contact.firstName"]);
  });

  test("fills a value once, though it looks like a field, and as text in HTML", () => {
    expect(filled("{{contact.note}}")).toBe("{{agent.name}} <b>&'");
    expect(asHtml(fillTemplate("<p>{{contact.note}}</p>", values))).toBe(
      "<p>{{agent.name}} &lt;b&gt;&amp;&#39;</p>",
    );
  });

  test("of nothing but brackets is read at once", () => {
    expect(filled("{{".repeat(50_000))).toHaveLength(100_000);
  });
});

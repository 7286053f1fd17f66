import { readFile, writeFile } from "node:fs/promises";

const links = { tel: "Telephone number", callto: "Telephone number", sms: "Message", mailto: "Message" };

/** HKMU is the machine's part of the registry, or the person's where the MSI is installed for one. */
const value = (key, name, text, attributes = "") =>
  `<RegistryValue Root="HKMU" Key="${key}"${name === "" ? "" : ` Name="${name}"`} Type="string" Value="${text}"${attributes}/>`;

/** The keys that make Windows offer the program under Default apps; the same as build/installer.nsh writes. */
function registryValues() {
  const capabilities = "Software\\Hookswitch\\Capabilities";
  const perScheme = Object.entries(links).flatMap(([scheme, name]) => {
    const type = `Software\\Classes\\Hookswitch.${scheme}`;
    return [
      value(type, "", `URL:${name}`),
      value(type, "URL Protocol", ""),
      value(`${type}\\DefaultIcon`, "", "[#mainExecutable],0"),
      value(`${type}\\shell\\open\\command`, "", "&quot;[#mainExecutable]&quot; &quot;%1&quot;"),
      value(`${capabilities}\\URLAssociations`, scheme, `Hookswitch.${scheme}`),
    ];
  });
  return [
    value(capabilities, "ApplicationName", "Hookswitch", ' KeyPath="yes"'),
    value(capabilities, "ApplicationDescription", "Softphone for contact-centre agents"),
    value(capabilities, "ApplicationIcon", "[#mainExecutable],0"),
    ...perScheme,
    value("Software\\RegisteredApplications", "Hookswitch", capabilities),
  ];
}

/**
 * The builder's WiX project with the links registered. A component that writes to the registry needs an id of its own
 * that never changes, or an update would leave its keys behind.
 */
export function withLinks(project) {
  const component = [
    '<Component Id="Links" Guid="96B4B74F-FAE3-4E90-8207-F416BC4012CE">',
    ...registryValues().map((each) => `  ${each}`),
    "</Component>",
  ].join("\n      ");
  const end = "</ComponentGroup>";
  const at = project.indexOf(end);
  if (at < 0) throw new Error("the builder's MSI project has no component group to register the links in");
  return `${project.slice(0, at)}  ${component}\n    ${project.slice(at)}`;
}

/** Called by electron-builder when it has written the project, before it is compiled. */
export default async function msiProjectCreated(file) {
  await writeFile(file, withLinks(await readFile(file, "utf8")));
}

import { MessagesWindow } from "./MessagesWindow.tsx";
import { startReading } from "./reading.tsx";

await startReading(MessagesWindow);

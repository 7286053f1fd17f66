import { ConversationWindow } from "./ConversationWindow.tsx";
import { startReading } from "./reading.tsx";

await startReading(ConversationWindow);

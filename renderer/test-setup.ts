import { configure } from "@testing-library/preact";

// What is waited for is there in a moment; on a busy machine a moment is long.
configure({ asyncUtilTimeout: 10_000 });

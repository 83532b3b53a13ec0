namespace RecsConsole.Engine.Text;

/// <summary>A passage of a text that can be quoted.</summary>
/// <param name="Start">The passage's first character.</param>
/// <param name="Length">The passage's length in characters.</param>
public readonly record struct PassageSpan(int Start, int Length);

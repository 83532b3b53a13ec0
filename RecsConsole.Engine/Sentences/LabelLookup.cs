using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>The name that a reader knows a key by (title of a policy, name of a state); null shows the key itself.</summary>
/// <param name="factType">One of <see cref="FactTypes"/>.</param>
/// <param name="key">The value in the fact.</param>
public delegate string? LabelLookup(string factType, string key);

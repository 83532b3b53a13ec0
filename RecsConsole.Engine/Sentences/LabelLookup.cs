using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>The display name of a key (title of a policy, name of a state); null to show the key itself.</summary>
/// <param name="factType">One of <see cref="FactTypes"/>.</param>
/// <param name="key">The value in the fact.</param>
public delegate string? LabelLookup(string factType, string key);

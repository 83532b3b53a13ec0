namespace RecsConsole.Features.Approvals;

/// <summary>Changes to the fields of a request that was not approved yet.</summary>
/// <param name="Fields">As typed, by field key.</param>
public sealed record KeptApproval(IReadOnlyDictionary<string, string> Fields);

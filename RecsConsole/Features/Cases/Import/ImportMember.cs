namespace RecsConsole.Features.Cases.Import;

/// <summary>A person who is to work in the tenant: an operator's e-mail address and their roles there.</summary>
/// <param name="IsRequired">An unknown address is an error instead of being skipped.</param>
public sealed record ImportMember(string Email, IReadOnlyList<string> Roles, bool IsRequired);

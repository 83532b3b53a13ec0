namespace RecsConsole.Features.Cases.Import;

/// <summary>Somebody who is to work in the tenant: an operator by e-mail address, and their roles there.</summary>
/// <param name="IsRequired">An unknown address is an error, not a person to do without.</param>
public sealed record ImportMember(string Email, IReadOnlyList<string> Roles, bool IsRequired);

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>The permissions of a group that were typed but not saved.</summary>
/// <param name="Teams">Keys, separated by commas.</param>
public sealed record KeptGroup(string Group, string Role, string Teams, int Clearance);

namespace RecsConsole.Features.People.Grants;

/// <summary>A loan of the publishing right that was typed but not made.</summary>
/// <param name="Person">Id of the borrower as the list has it; empty while none is chosen.</param>
public sealed record KeptLoan(string Person, string Reason, int Minutes);

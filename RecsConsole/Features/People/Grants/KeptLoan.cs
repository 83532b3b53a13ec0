namespace RecsConsole.Features.People.Grants;

/// <summary>A loan of a right of the second person that was typed but not made.</summary>
/// <param name="Person">Id of the borrower as the list has it; empty while none is chosen.</param>
public sealed record KeptLoan(string Person, string Reason, int Minutes)
{
    /// <summary>The duty; null for the first of the list.</summary>
    public string? Duty { get; init; }
}

namespace RecsConsole.Features.Cases.Import.Comments;

/// <summary>What somebody wrote on a ticket.</summary>
/// <param name="Text">Without the blanks around it.</param>
/// <param name="Writer">The writer as the file names them; null when it does not.</param>
/// <param name="Name">Their name, where the file has one for its number.</param>
/// <param name="IsPublic">The customer can read it.</param>
/// <param name="IsOfCustomer">The ticket's contact wrote it.</param>
public sealed record TicketComment(DateTimeOffset At, string? Writer, string? Name, string Text, bool IsPublic, bool IsOfCustomer)
{
    /// <summary>The text as the file has it, with the blanks around it.</summary>
    public string Written { get; init; } = Text;
}

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>To whom a case is given with a step, and what they should know.</summary>
public sealed record HandOver(Guid PersonId, string? Note)
{
    /// <summary>Most characters of the note.</summary>
    public const int LongestNote = 2000;
}

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>To whom a step hands the case over, and what they should know.</summary>
public sealed record HandOver(Guid PersonId, string? Note)
{
    /// <summary>Maximum length of the note, in characters.</summary>
    public const int LongestNote = 2000;
}

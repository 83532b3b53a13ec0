using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy;

/// <summary>Somebody who can be erased, with what would go.</summary>
/// <param name="Obstacle">Why it cannot be erased now, in words; null when it can.</param>
public sealed record SubjectLine(SubjectName Subject, string Key, string Name, int Cases, int Decisions, string? Obstacle)
{
    /// <summary>Whether a legal hold names them.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Cases and decisions in words.</summary>
    public string Extent => Texts.Extent.With(Cases, Decisions);
}

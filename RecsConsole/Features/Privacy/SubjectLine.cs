using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy;

/// <summary>A subject that can be erased, with the extent of the erasure.</summary>
/// <param name="Obstacle">Why the subject cannot be erased now, or what an erasure waits for, in words; null when it can.</param>
public sealed record SubjectLine(SubjectName Subject, string Key, string Name, int Cases, int Decisions, string? Obstacle)
{
    /// <summary>Whether the subject is under a legal hold.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Only open cases are in the way: the erasure can be asked for, and waits until they are closed.</summary>
    public bool MayWait { get; init; }

    /// <summary>Cases and decisions in words.</summary>
    public string Extent => Texts.Extent.With(Cases, Decisions);
}

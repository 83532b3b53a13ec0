using RecsConsole.Features.Cases.Aside;

namespace RecsConsole.Features.Cases.Queue.Waits;

/// <summary>Whom a case waits for, and until when.</summary>
/// <param name="Who">Names, or the state's word for somebody outside; empty when nobody may give the approval.</param>
public sealed record QueueWait(QueueWaitKind Kind, string Who)
{
    /// <summary>The reader is the one, or one of them.</summary>
    public bool IsReaders { get; init; }

    /// <summary>Since when; null when the history does not show it.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>By when it must happen, or usually does; null when unknown.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the usual time rests on; null when there are too few such waits.</summary>
    public UsualWait? Usual { get; init; }
}

/// <summary>What a case waits for.</summary>
public enum QueueWaitKind
{
    /// <summary>The customer, or somebody else outside, as its state says.</summary>
    Outside,

    /// <summary>A colleague's answer to a question.</summary>
    Answer,

    /// <summary>A second person's approval of a step.</summary>
    Approval,
}

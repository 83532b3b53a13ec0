namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>Handles problems of a file. An import stops at the first one, and nothing of the file is imported.</summary>
internal class LogProblems
{
    /// <summary>Number of reported problems.</summary>
    public long Count { get; private set; }

    /// <summary>Whether a row with a problem is checked further, so that all its problems are reported.</summary>
    public virtual bool KeepsFlawed => false;

    public virtual void Report(LogInputException problem)
    {
        Count++;
        throw problem;
    }

    protected void Note() => Count++;
}

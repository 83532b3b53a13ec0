namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>What becomes of something that is wrong in a file. An import stops at the first: nothing of such a file is taken in.</summary>
internal class LogProblems
{
    /// <summary>How many were told.</summary>
    public long Count { get; private set; }

    /// <summary>A row in which something is wrong is looked at further, so that all of it is told.</summary>
    public virtual bool KeepsFlawed => false;

    public virtual void Report(LogInputException problem)
    {
        Count++;
        throw problem;
    }

    protected void Note() => Count++;
}

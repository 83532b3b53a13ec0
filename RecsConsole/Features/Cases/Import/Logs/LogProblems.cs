namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>What becomes of something that is wrong in a file. An import stops at the first: nothing of such a file is taken in.</summary>
internal class LogProblems
{
    /// <summary>How many were told.</summary>
    public long Count { get; private set; }

    public virtual void Report(LogInputException problem)
    {
        Count++;
        throw problem;
    }

    protected void Note() => Count++;
}

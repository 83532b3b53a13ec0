namespace RecsConsole.Recommender.Retrieval;

/// <summary>What a full build of search is doing, in order.</summary>
public enum SearchBuildStep
{
    /// <summary>Rows are read and indexed, and finished cases are counted.</summary>
    Reading,

    /// <summary>Which fields of a case tell who finishes it.</summary>
    Routing,

    /// <summary>How far counted chances come true.</summary>
    Chances,

    /// <summary>What solves cases.</summary>
    Solutions,

    /// <summary>Changes made meanwhile are applied.</summary>
    CatchingUp,
}

/// <summary>Told which step of a build begins.</summary>
public delegate Task SearchBuildReport(SearchBuildStep step, CancellationToken cancellationToken);

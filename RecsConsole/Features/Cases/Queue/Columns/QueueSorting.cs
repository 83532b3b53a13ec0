namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>Sort column and direction of the queue.</summary>
public sealed record QueueSorting(QueueSort Sort, bool Descending);

namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>By what the queue is ordered, and whether backwards.</summary>
public sealed record QueueSorting(QueueSort Sort, bool Descending);

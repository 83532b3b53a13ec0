namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>Columns of the queue, in their default order.</summary>
public enum QueueColumn
{
    Case,
    Title,
    Customer,
    State,
    Priority,
    Sla,
    Assignee,
    Team,
    IssueType,
    Opened,
    Changed,
    CustomerWrote,
    Step,
}

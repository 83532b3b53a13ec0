namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>What a row of the queue can say of its case, in the order in which it does unless somebody chose another.</summary>
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
    Step,
}

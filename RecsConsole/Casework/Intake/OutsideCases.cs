using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Intake;

/// <summary>Creates a case: one that already exists in another system, or one that a person opens here.</summary>
public static class OutsideCases
{
    /// <summary>A case in the first state of its workflow, without texts; the caller fills in and adds it.</summary>
    public static CaseRow New(Guid tenantId, Guid id, string key, string typeKey, WorkflowDefinition definition, DateTimeOffset openedAt)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new()
        {
            TenantId = tenantId,
            Id = id,
            Key = key,
            Title = "",
            Description = "",
            TypeKey = typeKey,
            IssueType = "",
            Status = definition.InitialState,
            WorkflowVersion = definition.Version,
            ProcessVersion = definition.Version,
            OpenedAt = openedAt,
            CustomFieldsJson = "{}",
            IsOpen = true,
            LastEventAt = openedAt,
        };
    }

    /// <summary>Appends the first line of its history.</summary>
    /// <param name="openedBy">The person who opened it here; null for another system.</param>
    public static void AppendOpened(ConsoleDbContext db, CaseRow row, string eventKey, string attributesJson, Guid? openedBy = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        CaseEvents.Append(
            db,
            row,
            new(eventKey, CaseActivities.Opened, CaseEventKind.System, openedBy, row.OpenedAt)
            {
                ToState = row.Status,
                AttributesJson = attributesJson,
                IsNoNews = true,
            }
        );
    }
}

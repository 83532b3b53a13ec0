using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Other things named in a log: activities become actions, groups become teams, documents become documents without text, accounts become
/// accounts.
/// </summary>
internal sealed class CatalogFromLog(Guid tenantId, DateTimeOffset now, ImportedTenant tenant)
{
    public List<ActionRow> Actions { get; } = [];

    public List<TeamRow> Teams { get; } = [];

    public List<AccountRow> Accounts { get; } = [];

    public List<DocumentRow> Documents { get; } = [];

    public List<CaseDocumentRow> CaseDocuments { get; } = [];

    /// <summary>Adds what the events told by the file mention for the first time.</summary>
    public void Add(LogCase history, LogColumns columns)
    {
        foreach (var step in history.Events.Where(each => each.IsTold))
        {
            if (tenant.Actions.Add(step.Activity))
            {
                Actions.Add(Action(step.Activity, EventIdentity.IsOfTicket(step.Key)));
            }

            if (Value(step, columns.Group) is { } group && tenant.Teams.Add(group))
            {
                Teams.Add(
                    new TeamRow
                    {
                        TenantId = tenantId,
                        Key = group,
                        Name = LogNames.Of("Team", group),
                    }
                );
            }

            if (Value(step, columns.Account) is { } account && tenant.Accounts.Add(account))
            {
                Accounts.Add(
                    new AccountRow
                    {
                        TenantId = tenantId,
                        Key = account,
                        Name = LogNames.Of("Account", account),
                    }
                );
            }

            if (Value(step, columns.Document) is { } document)
            {
                AddDocument(history, step, document);
            }
        }
    }

    private static string? Value(LogEvent step, int place) => place < 0 ? null : step.Kept![place];

    private ActionRow Action(string activity, bool isOfTicket) =>
        new()
        {
            TenantId = tenantId,
            Key = activity,
            Version = 1,
            Title = isOfTicket ? StateLabels.Of(activity) : LogNames.Of("Activity", activity),
            Description = Texts.AnActivityOfTheImportedLog,
            Kind = ActionFacts.LoggedKind,
            Risk = ActionRiskLevel.Low,
            Status = VersionStatus.Published,
            UpdatedAt = now,
        };

    private void AddDocument(LogCase history, LogEvent step, string document)
    {
        if (tenant.Documents.Add(document))
        {
            Documents.Add(
                new DocumentRow
                {
                    TenantId = tenantId,
                    Key = document,
                    Version = 1,
                    Title = LogNames.Of("Document", document),
                    Kind = "reference",
                    Text = "",
                    Status = DocumentStatus.Effective,
                    Classification = Classifications.Internal,
                    UpdatedAt = step.At, // it existed when the log first mentions it; nothing newer is known
                }
            );
        }

        if (tenant.CaseDocuments.Add((history.Id, document)))
        {
            CaseDocuments.Add(
                new CaseDocumentRow
                {
                    TenantId = tenantId,
                    CaseId = history.Id,
                    DocumentKey = document,
                    At = step.At,
                    PersonId = step.Person?.Id,
                }
            );
        }
    }
}

using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>Converts playbooks and picked documents of a demo tenant to rows.</summary>
internal sealed class DemoPlaybookRows(DemoContent content, DemoNames names, DateTimeOffset at)
{
    public IEnumerable<object> All() => [.. content.Playbooks.Select(Playbook), .. content.Curated.SelectMany(Curated)];

    private PlaybookRow Playbook(DemoPlaybook playbook) =>
        new()
        {
            TenantId = names.TenantId,
            Key = playbook.Key,
            Version = playbook.Version,
            Title = playbook.Title,
            Status = VersionStatus.Published,
            DefinitionJson = PlaybookReader.ToJson(
                new(
                    playbook.Key,
                    playbook.Version,
                    [.. playbook.When.Select(Condition)],
                    [.. playbook.Steps.Select(step => new PlaybookStep(step.Action, [.. step.When.Select(Condition)]))]
                )
            ),
            UpdatedAt = at.AddDays(-30),
        };

    // cases store issue types and products by display name
    private PlaybookCondition Condition(DemoPlaybookCondition condition) =>
        new(
            condition.Field,
            condition.Operator,
            condition.Field switch
            {
                "issue_type" => names.IssueTypes(condition.Values),
                "product" => [.. condition.Values.Select(names.Product)],
                _ => condition.Values,
            }
        );

    private IEnumerable<CuratedDocumentRow> Curated(DemoCuration picked) =>
        picked.Documents.Select(document => new CuratedDocumentRow
        {
            TenantId = names.TenantId,
            IssueType = names.IssueType(picked.IssueType),
            DocumentKey = document,
            CuratedById = names.Person(picked.By),
            At = at.AddDays(-20),
        });
}

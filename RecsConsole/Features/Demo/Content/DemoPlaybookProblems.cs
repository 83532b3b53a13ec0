using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Content;

/// <summary>Finds broken references of playbooks and picked documents.</summary>
internal static class DemoPlaybookProblems
{
    public static IEnumerable<string> Find(DemoContent content) =>
        [
            .. DemoContentProblems.Repeated("playbook", content.Playbooks.Select(playbook => playbook.Key)),
            .. content.Playbooks.SelectMany(playbook => Of(playbook, content)),
            .. DemoContentProblems.Missing(
                "documents are picked for the issue type",
                content.Curated.Select(picked => picked.IssueType),
                content.IssueTypes.Select(issue => issue.Key)
            ),
            .. DemoContentProblems.Missing(
                "somebody picked the document",
                content.Curated.SelectMany(picked => picked.Documents),
                content.Documents.Select(document => document.Key)
            ),
            .. DemoContentProblems.Missing(
                "documents are picked by",
                content.Curated.Select(picked => picked.By),
                content.People.Select(person => person.Email)
            ),
        ];

    private static IEnumerable<string> Of(DemoPlaybook playbook, DemoContent content)
    {
        var conditions = playbook.When.Concat(playbook.Steps.SelectMany(step => step.When)).ToList();
        var actions = content.Actions.Select(action => action.Key).ToList();
        return
        [
            .. DemoContentProblems.Missing(
                $"playbook '{playbook.Key}' names the action",
                playbook.Steps.Select(step => step.Action),
                actions
            ),
            .. Values("issue_type", content.IssueTypes.Select(issue => issue.Key)),
            .. Values("product", content.Tenant.Products.Select(product => product.Key)),
            .. Values("state", content.Workflow.States.Select(state => state.Key)),
            .. Values("done", actions),
            .. Values("not_done", actions),
        ];

        IEnumerable<string> Values(string field, IEnumerable<string> known) =>
            DemoContentProblems.Missing(
                $"playbook '{playbook.Key}' asks for the {field}",
                conditions
                    .Where(condition => string.Equals(condition.Field, field, StringComparison.Ordinal))
                    .SelectMany(condition => condition.Values),
                known
            );
    }
}

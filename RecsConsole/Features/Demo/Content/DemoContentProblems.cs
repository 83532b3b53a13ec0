namespace RecsConsole.Features.Demo.Content;

/// <summary>Finds duplicate keys and broken references, in sentences that name both ends.</summary>
internal static class DemoContentProblems
{
    private static readonly string[] Classifications = ["public", "internal", "confidential", "restricted"];

    public static IEnumerable<string> Find(DemoContent content) =>
        [
            .. Keys(content),
            .. Workflow(content),
            .. Catalog(content),
            .. Policies(content),
            .. DemoPlaybookProblems.Find(content),
            .. People(content),
            .. Documents(content),
            .. Cases(content),
            .. Truth(content),
            .. GermanSlots(content.Texts),
            .. Origins(content),
        ];

    private static IEnumerable<string> GermanSlots(DemoTexts texts) =>
        texts
            .German?.Slots.Where(own => !texts.Slots.TryGetValue(own.Key, out var first) || first.Count != own.Value.Count)
            .Select(own => $"the German slot '{own.Key}' has not as many values as the first language")
        ?? [];

    private static IEnumerable<string> Origins(DemoContent content) =>
        content.IssueTypes.SelectMany(issue =>
            Missing(
                $"issue type '{issue.Key}' comes in by the channel",
                issue.Origins?.Select(origin => origin.Channel) ?? [],
                content.Tenant.Channels
            )
        );

    private static IEnumerable<string> Keys(DemoContent content) =>
        [
            .. Repeated("action", content.Actions.Select(each => each.Key)),
            .. Repeated("action title", content.Actions.Select(each => each.Title)),
            .. Repeated("policy", content.Policies.Select(each => each.Key)),
            .. Repeated("person", content.People.Select(each => each.Email)),
            .. Repeated("account", content.Accounts.Select(each => each.Key)),
            .. Repeated("issue type", content.IssueTypes.Select(each => each.Key)),
            .. Repeated("issue type title", content.IssueTypes.Select(each => each.Title)),
            .. Repeated("cause", content.Truth.Causes.Select(each => each.Key)),
            .. Repeated("document", content.Documents.Select(each => each.Key)),
            .. Repeated("state", content.Workflow.States.Select(each => each.Key)),
        ];

    private static IEnumerable<string> Workflow(DemoContent content)
    {
        var workflow = content.Workflow;
        var states = workflow.States.Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        var steps = content
            .Actions.Select(action => (action.Key, action.States))
            .Concat(workflow.Activities.Select(activity => (activity.Key, activity.States)))
            .ToDictionary(step => step.Key, step => step.States, StringComparer.Ordinal);
        foreach (var (key, allowed) in steps)
        {
            foreach (var problem in Missing($"'{key}' names the state", allowed, states))
            {
                yield return problem;
            }
        }

        foreach (var transition in workflow.Transitions)
        {
            var where = $"the transition to '{transition.To}'";
            foreach (
                var problem in Missing(where, [.. transition.From, transition.To], states).Concat(Missing(where, transition.By, steps.Keys))
            )
            {
                yield return problem;
            }

            foreach (var by in transition.By.Where(steps.ContainsKey))
            {
                foreach (var from in transition.From.Except(steps[by], StringComparer.Ordinal))
                {
                    yield return $"'{by}' moves a case out of '{from}' but is not allowed there";
                }
            }
        }
    }

    private static IEnumerable<string> Catalog(DemoContent content) =>
        content.Actions.SelectMany(action =>
            Missing($"action '{action.Key}' names the product", action.Products, content.Tenant.Products.Select(product => product.Key))
                .Concat(Missing($"action '{action.Key}' comes after", action.After, content.Actions.Select(other => other.Key)))
                .Concat(
                    Missing(
                        $"action '{action.Key}' names the policy",
                        Optional(action.PolicyKey),
                        content.Policies.Select(policy => policy.Key)
                    )
                )
                .Concat(
                    Missing(
                        $"action '{action.Key}' has the risk",
                        [action.Risk],
                        [.. Enum.GetValues<ActionRiskLevel>().Select(risk => risk.ToCode())]
                    )
                )
        );

    private static IEnumerable<string> Policies(DemoContent content) =>
        content.Policies.SelectMany(policy =>
            Missing($"policy '{policy.Key}' names the document", policy.Documents, content.Documents.Select(document => document.Key))
                .Concat(
                    Missing(
                        $"policy '{policy.Key}' names the issue type",
                        policy.Rules.SelectMany(rule => rule.When.IssueTypes),
                        content.IssueTypes.Select(issue => issue.Key)
                    )
                )
                .Concat(
                    Missing(
                        $"policy '{policy.Key}' names the action",
                        policy.Rules.SelectMany(rule => rule.Requires.Concat(rule.Forbids)),
                        content.Actions.Select(action => action.Key)
                    )
                )
        );

    private static IEnumerable<string> People(DemoContent content) =>
        content.People.SelectMany(person =>
            Missing($"'{person.Email}' has the clearance", [person.Clearance], Classifications)
                .Concat(
                    Missing($"'{person.Email}' has the skill", person.Skills.Keys, content.Tenant.Products.Select(product => product.Key))
                )
                .Concat(Missing($"'{person.Email}' has a conflict with", person.Conflicts, content.Accounts.Select(account => account.Key)))
        );

    private static IEnumerable<string> Documents(DemoContent content) =>
        content.Documents.SelectMany(document =>
            Missing($"document '{document.Key}' is owned by", [document.Owner], content.People.Select(person => person.Email))
                .Concat(
                    Missing(
                        $"document '{document.Key}' names the issue type",
                        document.IssueTypes,
                        content.IssueTypes.Select(issue => issue.Key)
                    )
                )
                .Concat(
                    Missing(
                        $"document '{document.Key}' names the policy",
                        Optional(document.PolicyKey),
                        content.Policies.Select(policy => policy.Key)
                    )
                )
                .Concat(Missing($"document '{document.Key}' has the classification", [document.Classification], Classifications))
        );

    private static IEnumerable<string> Cases(DemoContent content)
    {
        var teams = content.People.SelectMany(person => person.Teams).ToList();
        var products = content.Tenant.Products.Select(product => product.Key).ToList();
        var issues = content.IssueTypes.Select(issue => issue.Key).ToList();
        return
        [
            .. content.IssueTypes.SelectMany(issue =>
                Missing($"issue type '{issue.Key}' names the team", [issue.Team], teams)
                    .Concat(Missing($"issue type '{issue.Key}' names the product", [issue.Product], products))
            ),
            .. content.Featured.SelectMany(featured =>
                Missing($"'{featured.Title}' names the issue type", [featured.IssueType], issues)
                    .Concat(
                        Missing($"'{featured.Title}' names the person", [featured.Assignee], content.People.Select(person => person.Email))
                    )
                    .Concat(
                        Missing(
                            $"'{featured.Title}' names the account",
                            [featured.Account],
                            content.Accounts.Select(account => account.Key)
                        )
                    )
                    .Concat(Missing($"in '{featured.Title}' was done", featured.Done, content.Actions.Select(action => action.Key)))
            ),
        ];
    }

    private static IEnumerable<string> Truth(DemoContent content)
    {
        var causes = content.Truth.Causes.Select(cause => cause.Key).ToList();
        var issues = content.IssueTypes.Select(issue => issue.Key).ToList();
        return
        [
            .. Missing("the mix lacks the issue type", issues, content.Truth.Mix.Keys),
            .. Missing("the mix names the issue type", content.Truth.Mix.Keys, issues),
            .. Missing("the mix names the cause", content.Truth.Mix.Values.SelectMany(mix => mix.Keys), causes),
            .. Missing("the drift names the cause", content.Truth.Drift.Select(drift => drift.Cause), causes),
            .. Missing(
                "a cause is helped by",
                content
                    .Truth.Causes.SelectMany(cause => cause.Helps.Keys)
                    .Concat(content.Truth.Drift.SelectMany(drift => Optional(drift.Action))),
                content.Actions.Select(action => action.Key)
            ),
            .. Missing(
                "a cause is explained by",
                content.Truth.Causes.SelectMany(cause => cause.Documents.Keys),
                content.Documents.Select(document => document.Key)
            ),
        ];
    }

    private static IEnumerable<string> Optional(string? key) => key is null ? [] : [key];

    internal static IEnumerable<string> Missing(string what, IEnumerable<string> named, IEnumerable<string> known) =>
        named.Except(known, StringComparer.Ordinal).Select(key => $"{what} '{key}', which is unknown");

    internal static IEnumerable<string> Repeated(string what, IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"the {what} '{group.Key}' appears twice");
}

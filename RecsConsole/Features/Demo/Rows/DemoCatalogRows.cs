using System.Text;
using System.Text.Json;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>Converts catalog, documents, policies, workflow and calendar of a demo tenant to rows.</summary>
internal sealed class DemoCatalogRows(DemoContent content, DemoNames names, DateTimeOffset at)
{
    private const string CalendarKey = "business-hours";

    public IEnumerable<object> All() =>
        [
            Calendar(),
            CaseType(),
            .. Workflows(),
            .. new DemoServiceLevelRows(content.Tenant, names.TenantId, at).All(),
            .. content.Actions.Select(Action),
            .. content.Documents.Select(Document),
            .. content.Policies.Select(Policy),
            .. new DemoPlaybookRows(content, names, at).All(),
            .. content.Accounts.Select(Account),
            .. Terms(),
            .. Settings(),
        ];

    // contact limits of a policy are a setting of the tenant, which enforces them
    private IEnumerable<TenantConfigurationRow> Settings()
    {
        var caps = content
            .Policies.Select(policy => policy.ContactLimit)
            .OfType<DemoContactLimit>()
            .Select(limit => new ContactCap(limit.Channel, limit.Messages, limit.Days))
            .ToArray();
        if (caps.Length == 0)
        {
            yield break;
        }

        var settings = TenantConfiguration.Default;
        settings = settings with { Part = settings.Part with { Version = 2, ContactCaps = caps } };
        yield return new TenantConfigurationRow
        {
            TenantId = names.TenantId,
            Version = settings.Version,
            Json = settings.ToJson(),
            Why = "Contacts as the policy on them says.",
            CreatedAt = at.AddDays(-SimulatedWorld.PastDays),
        };
    }

    // rows have issue types and products by display name
    private IEnumerable<TaxonomyTermRow> Terms() =>
        content
            .IssueTypes.Select(issue => (Kind: TermKind.IssueType, issue.Title))
            .Concat(content.Tenant.Products.Select(product => (Kind: TermKind.Product, product.Title)))
            .Distinct()
            .Select(term => new TaxonomyTermRow
            {
                TenantId = names.TenantId,
                Kind = term.Kind,
                Key = term.Title,
                Title = term.Title,
                AddedAt = at.AddDays(-SimulatedWorld.PastDays),
                Revision = 1,
            });

    private CalendarRow Calendar()
    {
        var calendar = content.Tenant.Calendar;
        return new CalendarRow
        {
            TenantId = names.TenantId,
            Key = CalendarKey,
            TimeZone = calendar.TimeZone,
            HoursJson = JsonSerializer.Serialize(
                calendar.Days.Select(day => new
                {
                    day = (int)day,
                    from = calendar.Opens,
                    to = calendar.Closes,
                })
            ),
        };
    }

    private CaseTypeRow CaseType() =>
        new()
        {
            TenantId = names.TenantId,
            Key = content.Tenant.CaseType,
            Name = content.Tenant.CaseWord,
            WorkflowKey = content.Workflow.Key,
            CalendarKey = CalendarKey,
        };

    // both versions allow the same; the older one exists because old cases refer to it
    private IEnumerable<WorkflowRow> Workflows()
    {
        var current = content.Workflow.Version;
        foreach (var version in new[] { current - 1, current })
        {
            var definition = DemoWorkflowDefinition.Build(content, version);
            var since = at.AddDays(version == current ? content.Workflow.VersionSinceDays : -SimulatedWorld.PastDays);
            yield return new WorkflowRow
            {
                TenantId = names.TenantId,
                Key = content.Workflow.Key,
                Version = version,
                Title = content.Tenant.CaseWord,
                DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(definition)),
                Status = version == current ? VersionStatus.Published : VersionStatus.Retired,
                CustomerAnswer = content.Workflow.Activities.FirstOrDefault(activity => activity.Kind is "answered")?.Key,
                PublishedAt = since,
                UpdatedAt = since,
                Revision = 1,
            };
        }
    }

    private ActionRow Action(DemoAction action, int index) =>
        new()
        {
            TenantId = names.TenantId,
            Key = action.Key,
            Version = 1,
            Title = action.Title,
            Description = action.Description,
            Kind = action.Type,
            Risk = ColumnCodes.Parse<ActionRiskLevel>(action.Risk),
            AllowedStates = [.. action.States],
            RequiredRole = action.RequiredRole,
            PolicyKey = action.PolicyKey,
            ReplyTemplatesJson = DemoLetters.TemplatesOf(action),
            Status = ColumnCodes.Parse<VersionStatus>(action.Status),
            TypicalMinutes = (int)Math.Round(action.Hours * 60),
            LeastAffected = action.LeastAffected,
            IsCustomerContact = action.Contact,
            Channel = action.Channel,
            FieldsJson = FormJson.Write([.. action.Fields.Select(field => field.ToField())]),
            AffectsPrice = action.AffectsPrice,
            Handover = ColumnCodes.Parse<Handover>(action.Handover),
            Execution = action.Runs ? Execution.Performed : Execution.Noted,
            IssueTypes = names.IssueTypesOf(action.Products),
            Tiers = [.. action.Tiers],
            EarlierSteps = [.. action.After],
            UpdatedAt = at.AddDays(-760 - (index * 37 % 300)), // before the first case that uses it
            Revision = 1,
        };

    private DocumentRow Document(DemoDocument document) =>
        new()
        {
            TenantId = names.TenantId,
            Key = document.Key,
            Version = document.Version,
            Title = document.Title,
            Kind = document.Kind,
            Text = document.Text,
            Status = ColumnCodes.Parse<DocumentStatus>(document.Status),
            OwnerId = names.Person(document.Owner),
            Classification = DemoNames.Classification(document.Classification),
            Acl = [.. document.Acl],
            Regions = [.. document.Regions],
            Language = document.Language,
            IssueTypes = names.IssueTypes(document.IssueTypes),
            PolicyKey = document.PolicyKey,
            EffectiveFrom = InDays(document.EffectiveFromDays),
            EffectiveTo = InDays(document.EffectiveToDays),
            ReviewBy = InDays(document.ReviewByDays),
            UpdatedAt = at.AddDays(Math.Min(document.EffectiveFromDays ?? -6, -6)),
            Revision = 1,
        };

    private PolicyRow Policy(DemoPolicy policy)
    {
        var rules = policy
            .Rules.DefaultIfEmpty(new DemoPolicyRule { When = new DemoPolicyCondition() })
            .Select(rule => new PolicyRule(
                [],
                names.IssueTypes(rule.When.IssueTypes),
                [.. rule.When.States],
                [.. rule.Requires],
                [.. rule.Forbids],
                [.. policy.Documents]
            ))
            .ToList();
        return new PolicyRow
        {
            TenantId = names.TenantId,
            Key = policy.Key,
            Version = policy.Version,
            Title = policy.Title,
            Statement = policy.Statement,
            Status = VersionStatus.Published,
            EffectiveFrom = at.AddDays(policy.EffectiveFromDays),
            EffectiveTo = InDays(policy.EffectiveToDays),
            RulesJson = Encoding.UTF8.GetString(CanonicalJson.Serialize<IReadOnlyList<PolicyRule>>(rules)),
            UpdatedAt = at.AddDays(policy.EffectiveFromDays),
        };
    }

    private AccountRow Account(DemoAccount account) =>
        new()
        {
            TenantId = names.TenantId,
            Key = account.Key,
            Name = account.Name,
            Tier = account.Tier,
            Region = account.Region,
            ContractEndsAt = account.ContractEndDays is { } days ? at.AddDays(days) : null,
        };

    private DateTimeOffset? InDays(int? days) => days is { } number ? at.AddDays(number) : null;
}

using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Content;

/// <summary>All handwritten content of one demo tenant.</summary>
public sealed record DemoContent
{
    public required DemoTenant Tenant { get; init; }

    public required DemoWorkflow Workflow { get; init; }

    public required IList<DemoAction> Actions { get; init; }

    public required IList<DemoPolicy> Policies { get; init; }

    public required IList<DemoPlaybook> Playbooks { get; init; }

    public required IList<DemoCuration> Curated { get; init; }

    public required IList<DemoPerson> People { get; init; }

    public required IList<DemoAccount> Accounts { get; init; }

    public required IList<DemoIssueType> IssueTypes { get; init; }

    public required DemoTruth Truth { get; init; }

    public required DemoTexts Texts { get; init; }

    public required IList<DemoFeaturedCase> Featured { get; init; }

    public required IList<DemoDocument> Documents { get; init; }
}

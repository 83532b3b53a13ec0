using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Approvals;

/// <summary>What the approvals page shows. It is stored in the URL, so that a request can be shared and returned to.</summary>
public sealed record ApprovalFilter : IAddressFilter<ApprovalFilter>
{
    public const string Path = "/approvals";

    public ApprovalScope Scope { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The request whose details are open.</summary>
    public Guid? Request { get; init; }

    public string Address =>
        new AddressQuery().With("scope", Scope, ApprovalScope.Pending).WithPage(Page).With("request", Request).At(Path);

    public static ApprovalFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Scope = query.Choice<ApprovalScope>("scope") ?? ApprovalScope.Pending,
            Page = query.Page(),
            Request = query.Id("request"),
        };
    }
}

/// <summary>Which requests are listed.</summary>
public enum ApprovalScope
{
    /// <summary>Pending requests that the actor may decide.</summary>
    Pending,

    /// <summary>Requests the actor made.</summary>
    Mine,

    /// <summary>Requests that are no longer pending.</summary>
    Decided,
}

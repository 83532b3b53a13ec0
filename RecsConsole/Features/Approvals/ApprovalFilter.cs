using System.Globalization;

namespace RecsConsole.Features.Approvals;

/// <summary>What the page of approvals shows. It lives in the address, so that a request can be sent and returned to.</summary>
public sealed record ApprovalFilter
{
    public const string Path = "/approvals";

    public ApprovalScope Scope { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The request whose details are open.</summary>
    public Guid? Request { get; init; }

    /// <summary>The address of this view; what is as usual is left out.</summary>
    public string Address
    {
        get
        {
            List<string> parts = [];
            if (Scope != ApprovalScope.Pending)
            {
                parts.Add("scope=" + Scope.ToString().ToLowerInvariant());
            }

            if (Page > 1)
            {
                parts.Add("page=" + Page.ToString(CultureInfo.InvariantCulture));
            }

            if (Request is { } id)
            {
                parts.Add($"request={id:D}");
            }

            return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static ApprovalFilter Parse(string? scope, string? page, string? request) =>
        new()
        {
            Scope = Enum.GetValues<ApprovalScope>()
                .FirstOrDefault(each => string.Equals(each.ToString(), scope, StringComparison.OrdinalIgnoreCase)),
            Page =
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000
                    ? number
                    : 1,
            Request = Guid.TryParse(request, out var id) ? id : null,
        };
}

/// <summary>Which requests are listed.</summary>
public enum ApprovalScope
{
    /// <summary>Those that wait and that the actor may decide.</summary>
    Pending,

    /// <summary>Those that the actor asked for.</summary>
    Mine,

    /// <summary>Those that are over.</summary>
    Decided,
}

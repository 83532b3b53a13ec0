using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using RecsConsole.Engine.Access;

namespace RecsConsole.Components.Layout;

/// <summary>Every page of the rail, in order.</summary>
public static class RailLinks
{
    /// <summary>The page of personal settings.</summary>
    public const string SettingsAddress = "/settings";

    public const string QueueAddress = "/";
    public const string WorkAddress = "/work";
    public const string InboxAddress = "/inbox";

    private static readonly ConcurrentDictionary<string, IReadOnlyList<RailLink>> s_all = new(StringComparer.Ordinal);

    /// <summary>In the reader's language; made once for each, because every open page keeps them.</summary>
    public static IReadOnlyList<RailLink> All =>
        s_all.GetOrAdd(CultureInfo.CurrentUICulture.Name, static _ => [.. Work, .. Administration, .. Exchange, .. Oversight]);

    /// <summary>The targets of the quick search: the rail, and the pages in the user menu.</summary>
    public static IReadOnlyList<RailLink> Pages =>
        [.. All, new(RailGroup.Desk, SharedTexts.YourSettings, SettingsAddress, "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4")];

    /// <summary>Whether the queue is that person's home: who works no cases has the work page instead.</summary>
    public static bool HasQueue(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity is not { IsAuthenticated: true } || user.IsInRole(ConsoleRole.Agent) || user.IsInRole(ConsoleRole.Supervisor);
    }

    /// <summary>The link to a page, or to the list above it.</summary>
    public static RailLink? Of(string path) =>
        All.Where(link =>
                path.Equals(link.Address, StringComparison.Ordinal) || path.StartsWith(link.Address + "/", StringComparison.Ordinal)
            )
            .MaxBy(link => link.Address.Length);

    private static IReadOnlyList<RailLink> Work =>
        [
            new(RailGroup.Desk, SharedTexts.MyQueue, QueueAddress, "M4 6h16M4 12h16M4 18h10") { PhoneTitle = SharedTexts.QueueShort },
            new(
                RailGroup.Desk,
                SharedTexts.MyWork,
                WorkAddress,
                "M4 12l8-7 8 7M6.500 10.500V19h11v-8.500",
                "admin,supervisor,reviewer,lead,auditor,sales"
            ),
            new(RailGroup.Desk, SharedTexts.Search, "/search", "M11 4.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M16 16l4.500 4.500"),
            new(RailGroup.Desk, SharedTexts.Inbox, InboxAddress, "M4 13h4.500l1.500 3h4l1.500-3H20M4 13 7 5h10l3 8v6H4z"),
            new(RailGroup.Desk, SharedTexts.Approvals, "/approvals", "M5 5h14v14H5zM8.5 12.5l2.5 2.5 4.5-5.5", "agent,supervisor,sales"),
            new(
                RailGroup.Desk,
                SharedTexts.Customers,
                "/accounts",
                "M4 20V6l7-2.500V20M11 9h9v11M4 20h17M14.500 12.500h2M14.500 16h2M7 9h1M7 12.500h1M7 16h1"
            ),
            new(
                RailGroup.Desk,
                SharedTexts.TeamBoard,
                "/teams",
                "M8 10.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.500 19c0-3 2.200-5.500 5.500-5.500s5.500 2.500 5.500 5.500M15 5h6M15 10h6M16.500 15h4.500",
                "supervisor,admin"
            ),
            new(
                RailGroup.Knowledge,
                SharedTexts.Documents,
                "/admin/documents",
                "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6",
                "admin,supervisor,agent,auditor"
            ),
            new(RailGroup.Learning, SharedTexts.Review, "/review", "M3.5 5h7v14h-7zM13.5 5h7v14h-7z", "reviewer,lead"),
            new(
                RailGroup.Learning,
                SharedTexts.Models,
                "/models",
                "M4 19h16M6 16v-4M10.500 16V8M15 16v-6M19.500 16V5",
                "admin,supervisor,lead,auditor"
            ),
            new(RailGroup.Learning, SharedTexts.Insights, "/insights", "M4 4v16h16M7.5 15l4-4.500 3 2.500 5-6", "admin,supervisor,auditor"),
        ];

    private static IReadOnlyList<RailLink> Administration =>
        [
            new(
                RailGroup.Admin,
                SharedTexts.Actions,
                "/admin/actions",
                "M4 5h6v6H4zM14 5h6v6h-6zM4 15h6v4H4zM14 15h6v4h-6z",
                "admin,supervisor,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.Playbooks,
                "/admin/playbooks",
                "M5 6h2M5 12h2M5 18h2M10.500 6H19M10.500 12H19M10.500 18H19",
                "admin,supervisor,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.Policies,
                "/admin/policies",
                "M12 4v16M7 20h10M5 7h14M5 7l-2.500 6h5zM19 7l-2.500 6h5z",
                "admin,supervisor,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.Workflows,
                "/admin/workflows",
                "M3 9h6v6H3zM15 4h6v6h-6zM15 14h6v6h-6zM9 12h3M12 7v10M12 7h3M12 17h3",
                "admin,supervisor,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.ServiceLevels,
                "/admin/service-levels",
                "M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 9v4l3 2M9.500 2.500h5",
                "admin,supervisor,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.People,
                "/admin/people",
                "M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17 14.5c2.5.6 4 2.800 4 5.500",
                "admin,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.RightsForALimitedTime,
                "/admin/rights",
                "M14.5 4.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10M11 13l-7 7M4 20h3.500M7 17l2 2",
                "admin,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.SingleSignOn,
                "/admin/single-sign-on",
                "M10 4h9v16h-9M4 12h10M10.500 8.500l3.500 3.500-3.500 3.500",
                "admin,auditor"
            ),
            new(RailGroup.Admin, SharedTexts.Settings, "/admin/tenant", "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4", "admin,auditor"),
        ];

    private static IReadOnlyList<RailLink> Exchange =>
        [
            new(
                RailGroup.Admin,
                SharedTexts.CustomerContracts,
                "/admin/accounts",
                "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 11h6M9 14h3M9.500 18c1-2 2-2 2.500-.500s1.500 1 2.500-.500",
                "admin,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.Connections,
                "/admin/connections",
                "M9 12h6M8 8H6.500a4 4 0 0 0 0 8H8M16 8h1.500a4 4 0 0 1 0 8H16",
                "admin,auditor"
            ),
            new(RailGroup.Admin, SharedTexts.ImportAFile, "/admin/import", "M12 4v10M8 10.500l4 4 4-4M5 15v4h14v-4", "admin,auditor"),
            new(
                RailGroup.Admin,
                SharedTexts.SourcesOfSuggestions,
                "/admin/sources",
                "M12 4v5M6 4v5M18 4v5M12 9c0 4-6 2-6 6v5M12 9v11M12 9c0 4 6 2 6 6v5",
                "admin,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.ApiKeys,
                "/admin/api-keys",
                "M8 15.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8M11.500 10L20 10M17 10v4M20 10v3",
                "admin,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.Webhooks,
                "/admin/webhooks",
                "M4 6h9v6H4zM8.500 12v5h7M13 14.500l3 2.500-3 2.500M18 17h2",
                "admin,auditor"
            ),
        ];

    private static IReadOnlyList<RailLink> Oversight =>
        [
            new(
                RailGroup.Admin,
                SharedTexts.Readiness,
                "/admin/readiness",
                "M4 6l1.500 1.500L8 5M11 6.500h9M4 12l1.500 1.500L8 11M11 12.500h9M4 18l1.500 1.500L8 17M11 18.500h9",
                "admin,auditor"
            ),
            new(
                RailGroup.Admin,
                SharedTexts.Privacy,
                "/admin/privacy",
                "M12 3l7 3v5c0 5-3 8-7 10c-4-2-7-5-7-10V6zM9.500 9.500l5 5M14.500 9.500l-5 5",
                "admin,auditor"
            ),
            new(RailGroup.Admin, SharedTexts.Jobs, "/jobs", "M12 4a8 8 0 1 0 8 8M12 8v4l3 2M16 4h4v4", "admin,supervisor,auditor"),
            new(
                RailGroup.Admin,
                SharedTexts.AuditTrail,
                "/audit",
                "M12 3.500l7 3v5c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9v-5zM9 12l2.200 2.200L15 10.500",
                "admin,auditor"
            ),
            new(RailGroup.Admin, SharedTexts.Alerts, "/audit/alerts", "M12 3.5l9 16H3zM12 10v4.500M12 17v.5", "admin,auditor"),
        ];
}

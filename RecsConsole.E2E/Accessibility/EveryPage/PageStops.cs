using System.Reflection;
using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Tenants.Topics;
using static RecsConsole.E2E.Accessibility.EveryPage.StopSteps;
using CaseTexts = RecsConsole.Features.Cases.Texts;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>Every page of the application, opened by a person who may see it, with the dialogs of the most used pages.</summary>
internal static class PageStops
{
    public const string Nobody = "nobody";
    private const string Ana = DemoDesk.Ana;
    private const string Sam = "Sam Reyes";
    private const string Adele = "Adele Winter";
    private const string Laura = "Laura Stein";
    private const string Rita = "Rita Moreno";
    private const string Row = "main tbody tr";

    /// <summary>The key of a tenant with a model that can be proposed.</summary>
    public const string ModelTenant = "stops";

    /// <summary>A document that everybody may read.</summary>
    public const string Document = "account-lockout";

    private const string Alice = ModelTenant + "-alice";

    public static IReadOnlyList<PageStop> All => [.. Desk, .. Lead, .. Catalog, .. Administration, .. Learning, .. Plain];

    public static IEnumerable<string> People => All.Select(stop => stop.Person ?? Nobody).Distinct();

    /// <summary>The route templates of all page components.</summary>
    public static IEnumerable<string> Routes =>
        typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

    public static IEnumerable<PageStop> Of(string person) => All.Where(stop => (stop.Person ?? Nobody) == person);

    private static IEnumerable<PageStop> Desk =>
        [
            new(Ana, "queue", "/") { Ready = Row },
            new(Ana, "refused-403", "/refused/403"),
            new(Ana, "queue-columns", "/") { Ready = Row, Open = page => ClickAsync(page, CaseTexts.Columns) },
            new(Ana, "queue-selected", "/") { Ready = Row, Open = page => PressAsync(page, "x", "tr.picked") },
            new(Ana, "queue-empty", "/") { Rest = "?q=no-such-words" },
            new(Ana, "queue-keys", "/") { Ready = Row, Open = page => PressAsync(page, "?", "dialog[open]") },
            new(Ana, "person-menu", "/") { Ready = Row, Open = page => page.Locator("[popovertarget=person-menu]").ClickAsync() },
            new(Ana, "palette", "/") { Ready = Row, Open = PaletteAsync },
            .. Case("case", null),
            .. Case("case-evidence", "Enter", "section.drawer li"),
            .. Case("case-document", "e", "section.reader .foot button[aria-pressed]"),
            .. Case("case-reasons", "d", "[role=menu]"),
            .. Case("case-dialog", "o", "dialog[open]"),
            .. Case("case-letter", "r", "textarea"),
            new(Ana, "case-closed", "/cases/{Key}") { Key = keys => keys.Closed, Ready = ".casehead h1" },
            new(Ana, "case-missing", "/cases/{Key}") { Key = _ => "NO-SUCH-CASE" },
            new(Ana, "inbox", "/inbox") { Ready = "main aside" },
            new(Ana, "approvals-asked", "/approvals"),
            new(Ana, "search", "/search") { Rest = "?q=certificate", Ready = "main ol li" },
            new(Ana, "search-empty", "/search"),
            new(Ana, "search-nothing", "/search") { Rest = "?q=xyzzyplugh" },
            new(Ana, "document", "/documents/{Key}") { Key = _ => Document, Ready = "article h1" },
            new(Ana, "document-missing", "/documents/{Key}") { Key = _ => "no-such-document" },
            new(Ana, "emergency", "/emergency") { Ready = "main form" },
            new(Ana, "settings", "/settings"),
            new(Ana, "password", "/account/password"),
            new(Ana, "second-factor", "/account/second-factor"),
            new(Ana, "passkeys", "/account/passkeys"),
            new(Ana, "sessions", "/account/sessions"),
            new(Ana, "not-permitted", "/admin/people"),
            new(Ana, "decision-own", "/decisions/{Id:guid}") { Key = keys => keys.Decision, Ready = "main tbody tr" },
        ];

    private static IEnumerable<PageStop> Lead =>
        [
            new(Sam, "queue-team", "/") { Rest = "?scope=team", Ready = Row },
            new(Sam, "approvals", "/approvals") { Ready = Row },
            new(Sam, "approval", "/approvals") { Ready = Row, Open = page => PressAsync(page, "Enter", "aside h2") },
            new(Sam, "accounts", "/accounts") { Ready = Row },
            new(Sam, "account", "/accounts/{Key}") { Key = _ => "acme", Ready = "#signals" },
            new(Sam, "teams", "/teams") { Ready = "main section" },
            new(Sam, "teams-people", "/teams") { Ready = "main section", Open = OpenTeamAsync },
        ];

    private static IEnumerable<PageStop> Catalog =>
        [
            new(Adele, "work", "/work") { Ready = "main section" },
            new(Adele, "actions", "/admin/actions") { Ready = Row },
            new(Adele, "action", "/admin/actions/{Key}") { Key = _ => "request-log-bundle", Ready = "main section" },
            new(Adele, "action-editor", "/admin/actions/{Key}/edit") { Key = _ => "request-log-bundle", Ready = "main input" },
            new(Adele, "action-new", "/admin/actions/new") { Ready = "main input" },
            new(Adele, "said-of-actions", "/admin/actions/said") { Ready = "main section" },
            new(Adele, "catalog-quality", "/admin/actions/quality") { Ready = "main section" },
            new(Adele, "models-compare", "/models/compare") { Ready = "main section" },
            new(Adele, "playbooks", "/admin/playbooks") { Ready = Row },
            new(Adele, "playbook", "/admin/playbooks/{Key}") { Key = _ => "sso-certificate-changed", Ready = "main section" },
            new(Adele, "playbook-editor", "/admin/playbooks/{Key}/edit") { Key = _ => "sso-certificate-changed", Ready = "main input" },
            new(Adele, "playbook-new", "/admin/playbooks/new") { Ready = "main input" },
            new(Adele, "policies", "/admin/policies") { Ready = Row },
            new(Adele, "policy", "/admin/policies/{Key}") { Key = _ => "credit-notes", Ready = "main section" },
            new(Adele, "policy-editor", "/admin/policies/{Key}/edit") { Key = _ => "credit-notes", Ready = "main input" },
            new(Adele, "policy-new", "/admin/policies/new") { Ready = "main input" },
            new(Adele, "workflows", "/admin/workflows") { Ready = Row },
            new(Adele, "workflow", "/admin/workflows/{Key}") { Key = _ => "support", Ready = "main section" },
            new(Adele, "workflow-editor", "/admin/workflows/{Key}/edit") { Key = _ => "support", Ready = "main input" },
            new(Adele, "workflow-new", "/admin/workflows/new") { Ready = "main input" },
            new(Adele, "case-types", "/admin/case-types") { Ready = "main input" },
            new(Adele, "taxonomy", "/admin/taxonomy") { Ready = "main tbody tr" },
            new(Adele, "service-levels", "/admin/service-levels") { Ready = Row },
            new(Adele, "service-level", "/admin/service-levels/{Key}") { Key = _ => "p1", Ready = "main section" },
            new(Adele, "service-level-editor", "/admin/service-levels/{Key}/edit") { Key = _ => "p1", Ready = "main input" },
            new(Adele, "service-level-new", "/admin/service-levels/new") { Ready = "main input" },
            new(Adele, "documents", "/admin/documents") { Ready = Row },
            new(Adele, "document-file", "/admin/documents/{Key}") { Key = _ => Document, Ready = "main section" },
            new(Adele, "document-editor", "/admin/documents/{Key}")
            {
                Key = _ => Document,
                Ready = "main section",
                Open = EditDocumentAsync,
            },
            new(Adele, "document-publish", "/admin/documents/{Key}")
            {
                Key = keys => keys.Draft,
                Ready = "main section",
                Open = ApproveAsync,
            },
            new(Adele, "document-new", "/admin/documents/new") { Ready = "main input" },
            new(Adele, "document-upload", "/admin/documents/upload") { Ready = "main input" },
            new(Adele, "upload-results", "/admin/documents/upload") { Ready = "main input", Open = UploadAsync },
            new(Adele, "reports", "/admin/documents/reports") { Ready = "main section" },
        ];

    private static IEnumerable<PageStop> Administration =>
        [
            new(Adele, "people", "/admin/people") { Ready = Row },
            new(Adele, "person", "/admin/people/{key}") { Key = _ => "ana.nowak", Ready = "#grants-title" },
            new(Adele, "person-new", "/admin/people/new") { Ready = "main input" },
            new(Adele, "contracts", "/admin/accounts") { Ready = Row },
            new(Adele, "contract", "/admin/accounts/{key}") { Key = _ => "acme", Ready = "main input" },
            new(Adele, "contract-new", "/admin/accounts/new") { Ready = "main input" },
            new(Adele, "rights", "/admin/rights") { Rest = "?state=any", Ready = Row },
            new(Adele, "single-sign-on", "/admin/single-sign-on") { Ready = "main section" },
            new(Adele, "tenant", "/admin/tenant") { Ready = "main section" },
            new(Adele, "tenant-topic", "/admin/tenant/{Topic}") { Key = _ => "learning", Ready = "main input[type=number]" },
            .. Topics,
            new(Adele, "settings-change", "/admin/tenant/changes/{Id:guid}")
            {
                Key = keys => keys.Change,
                Ready = "main section",
                Open = ImpactAsync,
            },
            new(Adele, "connections", "/admin/connections") { Ready = "main section" },
            new(Adele, "import", "/admin/import") { Ready = "main section" },
            new(Adele, "sources", "/admin/sources") { Ready = "main section" },
            new(Adele, "readiness", "/admin/readiness") { Ready = "main ol > li" },
            new(Adele, "api-keys", "/admin/api-keys") { Ready = "main section" },
            new(Adele, "api-reference", "/docs/api") { Ready = "main details" },
            new(Adele, "webhooks", "/admin/webhooks") { Ready = "main section" },
            new(Adele, "privacy", "/admin/privacy") { Ready = Row },
            new(Adele, "privacy-erase", "/admin/privacy") { Ready = Row, Open = EraseAsync },
            new(Adele, "retention", "/admin/retention") { Ready = Row },
            new(Adele, "fields", "/admin/privacy/fields") { Ready = Row },
            new(Adele, "consent", "/admin/privacy/consent") { Ready = Row },
            new(Adele, "compliance", "/admin/privacy/compliance") { Ready = Row },
            new(Adele, "record", "/admin/privacy/record") { Ready = "#models" },
            new(Adele, "jobs", "/jobs") { Ready = Row },
            new(Adele, "audit", "/audit") { Ready = Row },
            new(Adele, "audit-empty", "/audit") { Rest = "?outcome=denied&reason=not_useful" },
            new(Adele, "alerts", "/audit/alerts") { Ready = Row },
            new(Adele, "alert", "/audit/alerts") { Ready = Row, Open = page => page.Locator("main a[data-row]").First.ClickAsync() },
        ];

    private static IEnumerable<PageStop> Learning =>
        [
            new(Adele, "models", "/models") { Ready = Row },
            new(Adele, "model", "/models/{Key}") { Key = keys => keys.Model, Ready = "main section" },
            new(Alice, "model-propose", "/models/{Key}")
            {
                Key = _ => "logistic-3",
                Ready = "main section",
                Open = ProposeAsync,
            },
            new(Adele, "golden-cases", "/models/golden") { Ready = "main section" },
            new(Adele, "insights", "/insights") { Ready = ".tile:nth-of-type(2) .body" },
            new(Adele, "insight-cases", "/insights/cases") { Rest = "?figure=acceptance.accepted&value=action", Ready = Row },
            new(Adele, "insight-alarms", "/insights/alarms")
            {
                Rest = "?figure=volume.decisions&kind=above&limit=1",
                Ready = ".trial button",
            },
            new(Adele, "decision", "/decisions/{Id:guid}")
            {
                Key = keys => keys.Decision,
                Ready = Row,
                Open = ReplayAsync,
            },
            new(Laura, "studies", "/review"),
            new(Laura, "study-new", "/review/studies/new") { Ready = "main input" },
            new(Laura, "study", "/review/studies/{Key}") { Key = keys => keys.Study, Ready = "main section" },
            new(Laura, "disagreement", "/review/studies/{Study}/cases/{Key}")
            {
                Key = keys => keys.Study,
                Second = keys => keys.Disputed,
                Ready = "h2:has-text('Your decision')",
            },
            new(Rita, "review", "/review"),
            new(Rita, "looks", "/review/looks") { Ready = "main section" },
            new(Rita, "judge", "/review/{Study}") { Key = keys => keys.Study, Ready = "h2:has-text('Suggestion left')" },
            new(Rita, "judge-graded", "/review/{Study}") { Key = keys => keys.Graded, Ready = "h2:has-text('Suggestions')" },
        ];

    // "learning" is the picture of a topic
    private static IEnumerable<PageStop> Topics =>
        SettingsTopic
            .All.Where(topic => topic.Id is not "learning")
            .Select(topic => new PageStop(Adele, $"tenant-{topic.Id}", "/admin/tenant/{Topic}")
            {
                Key = _ => topic.Id,
                Ready = "main section",
            });

    private static IEnumerable<PageStop> Plain =>
        [
            new(null, "login", "/login"),
            new(null, "login-refused", "/login") { Open = RefusedAsync },
            new(null, "forgot", "/account/forgot"),
            new(null, "setup-gone", "/setup/{Token}") { Key = _ => "no-such-link" },
            new(null, "link-gone", "/account/link/{Token}") { Key = _ => "no-such-link" },
            new(null, "not-found", "/not-found"),
            new(null, "refused-404", "/refused/{Code:int}") { Key = _ => 404 },
            new(null, "no-address", null) { Rest = "/no/such/address" },
        ];

    private static PageStop[] Case(string name, string? key, string opened = "") =>
        [
            new(Ana, name, "/cases/{Key}")
            {
                Key = keys => keys.Case,
                Ready = "aside .card",
                Open = key is null ? null : page => PressAsync(page, key, opened),
            },
        ];
}

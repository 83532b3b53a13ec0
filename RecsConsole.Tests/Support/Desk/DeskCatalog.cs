using RecsConsole.Database;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Actions and documents in every state that eligibility distinguishes.</summary>
internal sealed class DeskCatalog(Guid tenantId, DateTimeOffset now)
{
    public IEnumerable<ActionRow> Actions()
    {
        yield return Action("ask", "communicate", ActionRiskLevel.Low);
        yield return Action("fix", "fix", ActionRiskLevel.Low);
        yield return Action("notice", "compliance", ActionRiskLevel.Medium);
        yield return Action("wipe", "fix", ActionRiskLevel.High);
        yield return Action("retired", "fix", ActionRiskLevel.Low, VersionStatus.Retired);
        yield return Action("draft", "fix", ActionRiskLevel.Low, VersionStatus.Draft);
        var price = Action("price", "offer", ActionRiskLevel.Low);
        price.RequiredRole = "sales";
        yield return price;
    }

    public ActionRow Action(string key, string kind, ActionRiskLevel risk, VersionStatus status = VersionStatus.Published) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = "Do " + key,
            Description = "",
            Kind = kind,
            Risk = risk,
            Status = status,
            UpdatedAt = now.AddDays(-10),
        };

    public IEnumerable<DocumentRow> Documents()
    {
        yield return Document("guide");
        var expired = Document("expired");
        expired.EffectiveTo = now.AddDays(-1);
        yield return expired;
        yield return Document("draft", DocumentStatus.Draft);
        var secret = Document("secret");
        secret.Classification = 3;
        yield return secret;
        var regional = Document("regional");
        regional.Regions = ["US"];
        yield return regional;
        var acl = Document("supervisors");
        acl.Acl = ["role:supervisor"];
        yield return acl;
        var future = Document("future");
        future.EffectiveFrom = now.AddDays(3);
        yield return future;
    }

    public DocumentRow Document(string key, DocumentStatus status = DocumentStatus.Effective) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = "Printer jams: " + key,
            Kind = "runbook",
            Text = "# Printer jams\n\n" + DeskTenant.Text + ". Roll the firmware back and feed one page.",
            Status = status,
            Classification = 1,
            Language = "en",
            IssueTypes = ["printer"],
            EffectiveFrom = now.AddDays(-50),
            UpdatedAt = now.AddDays(-50),
        };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Features.Privacy.Compliance;
using RecsConsole.Features.Privacy.Record;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Governed;

/// <summary>The compliance profile, the region of the data, and the documented uses.</summary>
public sealed class GovernedCompliance(TenantConfigurationWriter writer, RecordRecipients recipients, IOptions<ResidencyOptions> residency)
    : SettingsPart<ComplianceChoice>(writer)
{
    public override string Name => GovernedParts.Compliance;

    public override string Address => "/admin/privacy/compliance";

    protected override string Operation => "save.compliance";

    protected override async Task<ComplianceChoice> RulesOfAsync(
        ConsoleDbContext db,
        TenantConfiguration settings,
        string item,
        CancellationToken cancellationToken
    )
    {
        var region = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Region).SingleAsync(cancellationToken);
        return new(settings.ComplianceInForce, region);
    }

    protected override string? ProblemOf(string item, ComplianceChoice before, ComplianceChoice after) =>
        after.Region.Length == 0 || string.Equals(after.Region, before.Region, StringComparison.Ordinal) ? null
        : string.Equals(after.Region, residency.Value.Region, StringComparison.Ordinal) ? ProblemOfPoint(after.Region)
        : residency.Value.Region is { } here ? Texts.DataIsElsewhere.With(here)
        : Texts.RegionNotStated;

    // everything would be denied, and so would be whoever wants to lift the region again
    private string? ProblemOfPoint(string region) =>
        recipients.PointOutside(region) is { } point ? Texts.PointWouldDeny.With(point, region) : null;

    protected override IReadOnlyList<SettingDifference> Differences(string item, ComplianceChoice before, ComplianceChoice after) =>
        [
            .. Lines(before)
                .Zip(Lines(after), (was, isNow) => new SettingDifference(isNow.Title, was.Words, isNow.Words))
                .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];

    protected override TenantConfiguration With(TenantConfiguration settings, GovernedWrite<ComplianceChoice> write) =>
        settings with
        {
            Compliance = write.After.Compliance,
        };

    protected override async Task FollowAsync(
        OperationScope scope,
        GovernedWrite<ComplianceChoice> write,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var tenant = await db.Tenants.SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        tenant.Region = write.After.Region;
        ChangeFeed.Append(db, ChangeKind.Search, "", scope.Now); // the model of the indexes may be another one now
    }

    private static IEnumerable<ComplianceLine> Lines(ComplianceChoice choice)
    {
        var profile = choice.Compliance.Profile;
        yield return new(Texts.ProfileTitle, $"{ComplianceLabels.Of(profile)} ({ComplianceLabels.RulesOf(profile)})");
        yield return new(Texts.RegionTitle, choice.Region.Length > 0 ? choice.Region : SharedTexts.NoneInSentence);
        foreach (var use in Enum.GetValues<DataUse>())
        {
            yield return new(ComplianceLabels.Of(use), choice.Compliance.DocumentationOf(use)?.Text ?? SharedTexts.NoneInSentence);
        }
    }

    private sealed record ComplianceLine(string Title, string Words);
}

/// <param name="Region">Empty when the tenant is limited to none.</param>
public sealed record ComplianceChoice(TenantCompliance Compliance, string Region);

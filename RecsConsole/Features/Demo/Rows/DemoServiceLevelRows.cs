using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>Published service levels of a demo tenant: one for each priority, and another for each tier with different promises.</summary>
internal sealed class DemoServiceLevelRows(DemoTenant tenant, Guid tenantId, DateTimeOffset at)
{
    public const int Version = 1;

    public IEnumerable<ServiceLevelRow> All()
    {
        foreach (var priority in tenant.SlaHours.Keys)
        {
            yield return Row(priority, tier: null);
            foreach (var tier in tenant.TierFactor.Keys.Where(tier => IsItsOwn(tenant, tier)))
            {
                yield return Row(priority, tier);
            }
        }
    }

    /// <summary>Key of the service level for a priority and tier.</summary>
    public static string KeyFor(DemoTenant tenant, int priority, string tier) =>
        KeyOf(string.Create(CultureInfo.InvariantCulture, $"P{priority}"), IsItsOwn(tenant, tier) ? tier : null);

    // a factor of one is the same promise as for everybody
    private static bool IsItsOwn(DemoTenant tenant, string tier) => Math.Abs(tenant.TierFactor[tier] - 1) > 1e-9;

    private static string KeyOf(string priority, string? tier) => (tier is null ? priority : $"{priority}-{tier}").ToLowerInvariant();

    private ServiceLevelRow Row(string priority, string? tier) =>
        new()
        {
            TenantId = tenantId,
            Key = KeyOf(priority, tier),
            Version = Version,
            Title = tier is null ? priority : $"{priority}, {tier}",
            Status = VersionStatus.Published,
            CaseTypes = [tenant.CaseType],
            Priority = int.Parse(priority[1..], CultureInfo.InvariantCulture),
            Tier = tier,
            TargetMinutes = (int)Math.Round(tenant.SlaHours[priority] * (tier is null ? 1 : tenant.TierFactor[tier]) * 60),
            UpdatedAt = at.AddDays(-SimulatedWorld.PastDays),
            Revision = 1,
        };
}

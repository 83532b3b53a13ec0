using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.NextStep;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Forecasts;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>
/// Next-step models as the demo tenants had learned them before the simulated days. Training takes longer than everything else at a first
/// start, so the weights are shipped with the application: learned from other cases of the same tenant, so that they know nothing about
/// these. The counts are computed here.
/// </summary>
internal static class ShippedForecasts
{
    private const string Ending = ".nextsteps";

    /// <summary>Adds the tenant's models where none is stored.</summary>
    public static async Task AddAsync(ConsoleDbContext db, Guid tenantId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await db.NextStepModels.AnyAsync(cancellationToken))
        {
            return;
        }

        var key = await db.Tenants.Where(row => row.Id == tenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        foreach (var (caseType, learned) in Read(key))
        {
            var (content, version) = StepForecasts.Write(learned.Model);
            db.Add(
                new NextStepModelRow
                {
                    TenantId = tenantId,
                    CaseType = caseType,
                    Version = version,
                    Content = content,
                    LearnedFrom = learned.LearnedFrom,
                    At = Timestamps.Round(at),
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>The weights stored beside a demo tenant's content, by case type.</summary>
    internal static IReadOnlyDictionary<string, LearnedSteps> Read(string tenantKey) =>
        DemoContentLoader.BytesOf(tenantKey, Ending).ToDictionary(file => file.Name, file => ReadOne(file.Bytes), StringComparer.Ordinal);

    /// <summary>Content of a file: the number of training steps, and the model without counts.</summary>
    internal static byte[] Write(LearnedSteps learned)
    {
        var model = NextStepTrainer.Recount(learned.Model, []);
        return [.. BitConverter.GetBytes(learned.LearnedFrom), .. StepForecasts.Write(model).Content];
    }

    private static LearnedSteps ReadOne(byte[] bytes) =>
        new(StepForecasts.ModelOf(bytes[sizeof(int)..]), BitConverter.ToInt32(bytes.AsSpan(0, sizeof(int))));
}

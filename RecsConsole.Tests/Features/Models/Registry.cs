using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Models;

/// <summary>Adds models to a desk's registry and changes their states, as the operations do.</summary>
internal static class Registry
{
    public static ModelRow Row(DeskWorld world, RankerModel model, ModelStatus status = ModelStatus.Live, Action<ModelRow>? change = null)
    {
        var (content, hash) = ModelContent.Pack(model);
        var row = new ModelRow
        {
            TenantId = world.Here.TenantId,
            Id = Guid.NewGuid(),
            Version = model.Version,
            Number = 1,
            Kind = ItemKind.Action,
            Algorithm = model.Form,
            Status = status,
            Content = content,
            ContentHash = hash,
            FeatureSchema = model.FeatureSchema,
            Engine = "1.2.0",
            ReportJson = "{}",
            JobRunId = Guid.NewGuid(),
            Percent = 100,
        };
        change?.Invoke(row);
        return row;
    }

    public static async Task<ModelRow> RegisterAsync(
        this DeskWorld world,
        RankerModel model,
        ModelStatus status = ModelStatus.Live,
        Action<ModelRow>? change = null
    )
    {
        var row = Row(world, model, status, change);
        await world.ChangeAsync(ChangeKind.Model, db => db.Models.Add(row));
        return row;
    }

    public static Task MoveAsync(this DeskWorld world, Guid model, Action<ModelRow> change) =>
        world.ChangeAsync(ChangeKind.Model, db => change(db.Models.Single(row => row.Id == model)));

    public static Task StopAsync(this DeskWorld world, bool isStopped) =>
        world.ChangeAsync(
            ChangeKind.Model,
            db =>
            {
                var row = db.ModelSwitches.SingleOrDefault();
                if (row is null)
                {
                    row = new() { TenantId = world.Here.TenantId, Why = "test" };
                    db.ModelSwitches.Add(row);
                }

                row.IsStopped = isStopped;
            }
        );

    /// <summary>Adds a word to the tenant's denied features.</summary>
    public static Task DenyAsync(this DeskWorld world, string word) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
                db.TenantConfigurations.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Version = 2,
                        Json = Encoding.UTF8.GetString(
                            CanonicalJson.Serialize(ConfigurationPart.Default with { Version = 2, DeniedFeatures = [word] })
                        ),
                        CreatedAt = world.Database.Clock.GetUtcNow(),
                        Why = "test",
                    }
                )
        );
}

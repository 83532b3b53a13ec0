using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>Retires a model that ranks nothing. It stays in the registry, because decisions refer to it.</summary>
public sealed class RetireModel(ModelSteps steps)
{
    public Task<Result<ModelStepResult>> RunAsync(Actor actor, ModelStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            actor,
            request,
            new("retire.model", ModelLife.Retired, NeedsWhy: true),
            (step, _) => Task.FromResult(Retire(step)),
            cancellationToken
        );

    private static Result<string> Retire(ModelStep step)
    {
        var row = step.Row;
        if (row.Status is not ModelStatus.Shadow)
        {
            return Error.Conflict(
                row.Status is ModelStatus.Retired ? Texts.AlreadyRetired.With(row.Version) : Texts.RanksNow.With(row.Version)
            );
        }

        ModelsInForce.Retire(row, step.Now);
        return Texts.RetiredNews.With(row.Version);
    }
}

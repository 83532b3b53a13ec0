using RecsConsole.Engine.Access;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>A kind of step in a model's life.</summary>
/// <param name="Name">Name of the operation in the audit trail.</param>
/// <param name="Life">Name in the model's history, one of <see cref="ModelLife"/>.</param>
/// <param name="NeedsWhy">Whether a reason must be given.</param>
internal sealed record ModelStepKind(string Name, string Life, bool NeedsWhy = false)
{
    /// <summary>The right that the step needs.</summary>
    public AccessOperation Right { get; init; } = AccessOperation.ManageModels;

    /// <summary>Whether a job may take it too, without a right of its own.</summary>
    public bool IsForJobs { get; init; }
}

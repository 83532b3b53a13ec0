using System.Globalization;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Plans the teams' requests every quarter of an hour, besides whenever a case or a person moves.</summary>
public sealed class AssignExpertsJob(AssignExperts assignExperts) : ITenantJob
{
    public string Key => "assign-experts";

    public string Title => "Spread requests over people";

    public string Description =>
        "Looks at each team's open requests together and puts a price on everybody's time, so that the next request goes to who fits best for all.";

    public string? DefaultCron => "0 0/15 * * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await assignExperts.RunAsync(context.Actor, cancellationToken);
        return result.IsOk
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Value.Teams} teams planned: {result.Value.Assigned} of {result.Value.Requests} requests fit somebody, {FixedPoint.ToDouble(result.Value.GivenUp):0.00} match given up for the spread, Gini of load at most {FixedPoint.ToDouble(result.Value.WorstGini):0.00}."
            )
            : result.Error;
    }
}

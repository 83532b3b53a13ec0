using System.Globalization;

namespace RecsConsole.Recommender.Impact;

/// <summary>The report that a person saw when publishing, as the audit entry of the publication names it.</summary>
/// <param name="Hash">See <see cref="ImpactReport.Hash"/>.</param>
/// <param name="Decisions">Number of decisions in the report.</param>
/// <param name="Changed">Number of those in which something changes.</param>
public sealed record ImpactStamp(string Hash, int Decisions, int Changed)
{
    public static ImpactStamp From(ImpactReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.Hash, report.Decisions.Count, report.Changed);
    }

    /// <summary>Adds the report to the details of an audit entry.</summary>
    public void AddTo(IDictionary<string, string> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        details["impact"] = Hash;
        details["impactDecisions"] = Decisions.ToString(CultureInfo.InvariantCulture);
        details["impactChanged"] = Changed.ToString(CultureInfo.InvariantCulture);
    }
}

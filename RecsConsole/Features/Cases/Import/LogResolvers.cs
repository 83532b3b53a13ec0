using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Who resolved a case, from a final column named resolved_by. Anonymised logs may number these people separately from the resources: the
/// two columns are taken to mean the same people only if the named person acted in at least half of the cases.
/// </summary>
internal sealed class LogResolvers
{
    public const string Column = "resolved_by";

    private readonly int _place;
    private readonly bool _areResources;
    private readonly bool _hasResources;

    public LogResolvers(LogColumns columns, IReadOnlyCollection<LogCase> cases)
    {
        _place = columns.Finals.Select(each => each.Name).ToList().IndexOf(Column);
        _hasResources = columns.Resource is not null;
        var named = cases.Where(each => NameIn(each) is not null).ToList();
        var acted = named.Count(each => each.Events.Any(step => string.Equals(step.Resource, NameIn(each), StringComparison.Ordinal)));
        _areResources = !_hasResources || acted * 2 >= named.Count;
    }

    /// <summary>True when the column exists and numbers people separately from the resources.</summary>
    public bool AreApart => _place >= 0 && _hasResources && !_areResources;

    /// <summary>Key and name of the person; null when the log does not say.</summary>
    public (string Key, string Name)? Of(LogCase history) =>
        NameIn(history) switch
        {
            null => null,
            var name when _areResources => (name, LogNames.Of("Person", name)),
            var name => ($"{Column} {name}", LogNames.Of("Resolver", name)),
        };

    private string? NameIn(LogCase history) => _place < 0 ? null : history.Finals?[_place];
}

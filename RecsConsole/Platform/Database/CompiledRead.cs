using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>
/// A query that is compiled once instead of being looked up by its expression at each call: for the few queries of every recommendation.
/// Cached per EF model, since a compiled query belongs to one, and tests and tools use several databases in one process.
/// </summary>
/// <param name="compile">Calls EF.CompileAsyncQuery.</param>
public sealed class CompiledRead<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    /// <summary>The query for a context; like any query it sees the context's tenant only.</summary>
    public TQuery For(ConsoleDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return _byModel.GetValue(db.Model, _ => compile());
    }
}

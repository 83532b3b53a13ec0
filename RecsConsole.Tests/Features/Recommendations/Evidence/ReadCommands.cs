using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RecsConsole.Tests.Features.Recommendations.Evidence;

/// <summary>Notes the text of each command that reads or saves rows.</summary>
internal sealed class ReadCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _texts = new();

    public IReadOnlyCollection<string> Texts => _texts;

    public void Clear() => _texts.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        _texts.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }
}

using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training.Exchange;

/// <summary>
/// Two tenants with a history, the rows that were exported of the first, and the model that was trained on them elsewhere: made once, and
/// copied for each test.
/// </summary>
public sealed class ElsewhereDesk : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();
    private DeskWorld? _world;

    /// <summary>What the export said.</summary>
    public ConsoleProcessResult Exported { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskHistory.OpenAsync();
        await _world.AddAsync(_world.Here);
        await _world.AddAsync(_world.Elsewhere);
        Exported = await RunAsync(_world, "train", "--tenant", "here", "--export", _files.FullPath, "--json");
        Exported.ExitCode.ShouldBe(0, Exported.Error);
        var trained = await RunAsync(
            _world,
            "evaluate",
            "ranker",
            "--train",
            _files.In("train.txt"),
            "--test",
            _files.In("test.txt"),
            "--objective",
            "lambdarank",
            "--trees",
            "20",
            "--model-out",
            _files.In("model.txt"),
            "--predictions-out",
            _files.In("predictions.txt")
        );
        trained.ExitCode.ShouldBe(0, trained.Error);
    }

    public async ValueTask DisposeAsync()
    {
        _files.Dispose();
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    /// <summary>A copy of the world after the export.</summary>
    public DeskWorld Open() => _world!.Copy(services => DeskHistory.AddTraining(services));

    /// <summary>A copy of the exported rows with the model of elsewhere.</summary>
    public TemporaryFolder Files() => _files.Copy();

    /// <summary>Trains with the command, because it follows the machine's clock as the export does.</summary>
    public static async Task<ModelReport> TrainHereAsync(DeskWorld world)
    {
        var trained = await RunAsync(world, "train", "--tenant", "here");
        trained.ExitCode.ShouldBe(0, trained.Error);
        var row = (await world.ModelsAsync())[^1];
        return ModelRegistration.ReportOf(new(row.Id, row.Version, row.ReportJson));
    }

    public static Task<ConsoleProcessResult> RunAsync(DeskWorld world, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(world);
        return CommandLine.RunAsync(
            new Dictionary<string, string>(world.Database.Settings, StringComparer.Ordinal)
            {
                ["Training:MinDecisions"] = "100",
                ["Training:MinSuccesses"] = "50",
                ["Training:MinCalibration"] = "20",
            },
            args
        );
    }
}

using System.Globalization;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Work;

/// <summary>Number of items waiting for the reader, live in the navigation of every page.</summary>
public sealed partial class WorkMark(CountWork countWork)
{
    private const int MaxShown = 99;
    private int _count;

    protected override IReadOnlyList<ChangeKind> Follows => countWork.Follows;

    protected override TimeSpan Gather => WorkChanges.Gather;

    private string Shown => _count > MaxShown ? Texts.MoreThan.With(MaxShown) : _count.ToString(CultureInfo.InvariantCulture);

    protected override async Task OnInitializedAsync()
    {
        try
        {
            await OnChangedAsync();
        }
        catch (AccessRevokedException)
        {
            // the page is redirecting to the sign-in; an error in the frame would take the page down first
        }
    }

    protected override async Task OnChangedAsync() => _count = (await countWork.RunAsync(await ActorAsync(), Disposed)).Value;
}

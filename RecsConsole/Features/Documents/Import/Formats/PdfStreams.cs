using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>
/// Unpacks the streams of a PDF as the library does, after a look at how large each would become: the library unpacks a stream as a whole.
/// </summary>
internal sealed class PdfStreams(ConversionBudget budget) : IFilterProvider
{
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Limited(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Limit(filter, budget))];

    private sealed class Limit(IFilter filter, ConversionBudget budget) : IFilter
    {
        private const int HeaderBytes = 2;
        private const int SmallLzwPart = 256; // of the limit: text is packed to less, and at worst the memory of a step is reached
        private const int LargestLzwFactor = 2_731; // a code of 12 bits stands for at most 4096 bytes
        private const int LargestRun = 64; // two bytes stand for at most 128

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.CheckUnpacked(
                filter switch
                {
                    FlateFilter => Inflated(input),
                    LzwFilter => input.Length <= budget.Limits.UnpackedStream / SmallLzwPart ? 0 : (long)input.Length * LargestLzwFactor,
                    RunLengthFilter => (long)input.Length * LargestRun,
                    _ => input.Length, // others do not grow, or are those of pictures, which are not read
                }
            );
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        // unpacked into nothing, up to the limit; like the library, without a look at the header and the checksum
        private long Inflated(Memory<byte> input)
        {
            if (input.Length <= HeaderBytes)
            {
                return input.Length;
            }

            using var packed = new MemoryStream(input[HeaderBytes..].ToArray(), writable: false);
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            long total = 0;
            try
            {
                for (int read; total <= budget.Limits.UnpackedStream && (read = unpacked.Read(buffer)) > 0; total += read)
                {
                    budget.Check();
                }
            }
            catch (InvalidDataException)
            {
                // the library reads what it can of a damaged stream: no more than this
            }

            return total;
        }
    }
}

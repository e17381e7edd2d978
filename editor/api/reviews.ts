import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { reviewReportSchema } from '../../rules/api/reviews.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

/** The newest review, or the one that was built then (ISO 8601). */
export const useReview = (id: string, builtAt?: string) =>
  useQuery({
    queryKey: [...keys.review(id), builtAt ?? ''],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(reviewReportSchema, `/campaigns/${id}/review`, { query: { builtAt }, signal }),
  });
